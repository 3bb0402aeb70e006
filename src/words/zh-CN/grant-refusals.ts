/** Why something was not given, after the name of the thing: what is so, and who can change it. */
export const grantRefusals = {
  'no-guests': '其设置不接纳来宾，可由所有者更改。',
  gone: '它已不存在，Guestlist 管理员已获知。请改选其他项目。',
  dynamic: '其成员由规则决定，无法手动添加，可由维护该规则的人更改。',
  synchronised: '其成员来自本地目录，无法在这里添加来宾，可由维护该目录的人更改。',
  'role-assignable': '它可承载管理员角色，不能以这种方式添加来宾，可由租户管理员开通。',
  unchecked: 'Guestlist 无权查看它是否接纳来宾。Guestlist 管理员已获知，可以授权。',
  'not-permitted': 'Guestlist 缺少开通它所需的权限。Guestlist 管理员已获知，可以授权。',
  full: '其成员已达 Microsoft 允许的上限，可由所有者腾出名额。',
  disabled: '它已停用，目前无人能登录，可由租户管理员启用。',
  'role-gone': '相应的角色已不存在，或不适用于人员。Guestlist 管理员已获知，可以另行指定。',
  'not-admitted': '它不接纳这家公司的来宾，可由其维护者放开。',
  denied: '在 Microsoft Entra 中审批的人没有同意，原因可询问其维护者。',
  'not-delivered': 'Microsoft Entra 未能交付。请再提交一次申请，或询问其维护者。',
  canceled: '对它的请求已在 Microsoft Entra 中取消。请再提交一次申请。',
  'never-ready': 'Microsoft 未能及时准备好新帐户。请再提交一次申请。',
};
